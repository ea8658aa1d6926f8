"""GetDataEndpoint."""

from bad_inputs import add_bad_inputs
from cases import Suite, check, equal
from clients import STREAM

suite = Suite()


def good(clients):
    return {"StreamName": STREAM, "APIName": "LIST_FRAGMENTS"}


@suite.case("every API of the model has an endpoint")
def apis(clients):
    shape = clients.control.meta.service_model.operation_model("GetDataEndpoint").input_shape
    for name in shape.members["APIName"].enum:
        endpoint = clients.control.get_data_endpoint(StreamName=STREAM, APIName=name)["DataEndpoint"]
        check(endpoint.startswith("http"), endpoint)
        check(not endpoint.endswith("/"), endpoint)


@suite.case("name and ARN have the same endpoint")
def references(clients):
    by_name = clients.control.get_data_endpoint(StreamName=STREAM, APIName="GET_CLIP")
    by_arn = clients.control.get_data_endpoint(StreamARN=clients.arn, APIName="GET_CLIP")
    equal(by_arn["DataEndpoint"], by_name["DataEndpoint"])


add_bad_inputs(suite, "kinesisvideo", "GetDataEndpoint", good)
