#include <curses.h>

#include "internal.h"

/// What ncurses calls a key, and what is called here.
static const struct {
    int code;
    kvs_key_kind kind;
} named[] = {
    {KEY_UP, KVS_KEY_UP},         {KEY_DOWN, KVS_KEY_DOWN},           {KEY_LEFT, KVS_KEY_LEFT},
    {KEY_RIGHT, KVS_KEY_RIGHT},   {KEY_HOME, KVS_KEY_HOME},           {KEY_FIND, KVS_KEY_HOME},
    {KEY_END, KVS_KEY_END},       {KEY_SELECT, KVS_KEY_END},          {KEY_PPAGE, KVS_KEY_PAGE_UP},
    {KEY_NPAGE, KVS_KEY_PAGE_DOWN}, {KEY_BACKSPACE, KVS_KEY_BACKSPACE}, {KEY_DC, KVS_KEY_DELETE},
    {KEY_ENTER, KVS_KEY_ENTER},   {KEY_BTAB, KVS_KEY_BACK_TAB},
    {KEY_SLEFT, KVS_KEY_SHIFT_LEFT}, {KEY_SRIGHT, KVS_KEY_SHIFT_RIGHT},
};

/// The encodings in use, from xterm, VT220, rxvt, PuTTY and the Linux console: terminfo knows one a terminal, and
/// what a person really sits at often isn't what TERM names.
static const struct {
    const char *sequence;
    int code;
} encodings[] = {
    {"\033[A", KEY_UP},     {"\033OA", KEY_UP},     {"\033[B", KEY_DOWN},   {"\033OB", KEY_DOWN},
    {"\033[C", KEY_RIGHT},  {"\033OC", KEY_RIGHT},  {"\033[D", KEY_LEFT},   {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME},   {"\033OH", KEY_HOME},   {"\033[1~", KEY_HOME},  {"\033[7~", KEY_HOME},
    {"\033[F", KEY_END},    {"\033OF", KEY_END},    {"\033[4~", KEY_END},   {"\033[8~", KEY_END},
    {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[3~", KEY_DC},    {"\033[Z", KEY_BTAB},
    {"\033OM", KEY_ENTER},  {"\033OP", KEY_F(1)},   {"\033OQ", KEY_F(2)},   {"\033OR", KEY_F(3)},
    {"\033OS", KEY_F(4)},   {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)},
    {"\033[14~", KEY_F(4)}, {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)},
    {"\033[19~", KEY_F(8)}, {"\033[20~", KEY_F(9)}, {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)},
    {"\033[24~", KEY_F(12)}, {"\033[1;2D", KEY_SLEFT}, {"\033[1;2C", KEY_SRIGHT},
};

void kvs_keys_define(void) {
    // Sequences of the mouse are read here and not by ncurses, which takes one encoding a terminal and knows no drags.
    define_key(NULL, KEY_MOUSE);
    for (size_t index = 0; index < sizeof encodings / sizeof *encodings; index++) {
        define_key(encodings[index].sequence, encodings[index].code);
    }
}

kvs_key kvs_keys_named(int code) {
    for (size_t index = 0; index < sizeof named / sizeof *named; index++) {
        if (named[index].code == code) {
            return (kvs_key){.kind = named[index].kind};
        }
    }
    if (code > KEY_F0 && code <= KEY_F(63)) {
        return (kvs_key){.kind = KVS_KEY_FUNCTION, .value = (uint32_t)(code - KEY_F0)};
    }
    return (kvs_key){.kind = KVS_KEY_UNKNOWN};
}
