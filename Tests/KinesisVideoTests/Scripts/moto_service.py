"""moto's control plane with three streams created by boto3. Prints its port, answers until its standard input ends."""
import logging
import sys

import boto3
from moto.server import ThreadedMotoServer

# Its access log would be mixed into the tests' output.
logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
_, port = server.get_host_and_port()
client = boto3.client("kinesisvideo", region_name="us-west-2", endpoint_url=f"http://127.0.0.1:{port}",
                      aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secretEXAMPLE")
for name, hours in (("cam1", 24), ("cam2", 0), ("door-3", 168)):
    client.create_stream(StreamName=name, DataRetentionInHours=hours, MediaType="video/h264")
print(port, flush=True)
sys.stdin.read()
