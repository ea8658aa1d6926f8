#include "CNcurses.h"
int kvs_stub(void){return 0;}
