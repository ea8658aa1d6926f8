int kvs_media_stub(void);
