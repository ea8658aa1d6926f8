int kvs_stub(void);
