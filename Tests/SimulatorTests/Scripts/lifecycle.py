"""Sets a stream up, changes it and takes it down, as a client of AWS does; fails where something is not as documented."""

import boto3

control = boto3.client("kinesisvideo")


def info():
    return control.describe_stream(StreamName="Cam_1")["StreamInfo"]


def refused(exception, operation, **request):
    try:
        operation(**request)
    except exception:
        return
    raise AssertionError(f"{exception.__name__} was expected")


arn = control.create_stream(
    StreamName="Cam_1", DeviceName="door", MediaType="video/h264", DataRetentionInHours=1, Tags={"Room": "Hall"}
)["StreamARN"]
first = info()
assert (first["StreamARN"], first["Status"], first["DataRetentionInHours"]) == (arn, "ACTIVE", 1), first
assert (first["DeviceName"], first["MediaType"]) == ("door", "video/h264"), first
refused(control.exceptions.ResourceInUseException, control.create_stream, StreamName="Cam_1")

control.update_data_retention(
    StreamName="Cam_1", CurrentVersion=first["Version"], Operation="INCREASE_DATA_RETENTION", DataRetentionChangeInHours=2
)
second = info()
assert second["DataRetentionInHours"] == 3 and second["Version"] != first["Version"], second
control.update_stream(StreamARN=arn, CurrentVersion=second["Version"], MediaType="video/h265")
assert (info()["MediaType"], info()["DeviceName"]) == ("video/h265", "door")

control.tag_stream(StreamARN=arn, Tags={"Floor": "2"})
control.untag_stream(StreamName="Cam_1", TagKeyList=["Room", "Nowhere"])
assert control.list_tags_for_stream(StreamName="Cam_1")["Tags"] == {"Floor": "2"}

condition = {"ComparisonOperator": "BEGINS_WITH", "ComparisonValue": "Cam"}
names = [one["StreamName"] for one in control.list_streams(StreamNameCondition=condition)["StreamInfoList"]]
assert names == ["Cam_1"], names

refused(control.exceptions.VersionMismatchException, control.delete_stream, StreamARN=arn, CurrentVersion=first["Version"])
control.delete_stream(StreamARN=arn, CurrentVersion=info()["Version"])
refused(control.exceptions.ResourceNotFoundException, control.describe_stream, StreamName="Cam_1")
