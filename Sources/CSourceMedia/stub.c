#include "CSourceMedia.h"
int kvs_media_stub(void){return 0;}
