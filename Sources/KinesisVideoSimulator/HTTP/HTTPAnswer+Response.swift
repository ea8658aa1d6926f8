import FoundationEssentials
import Hummingbird

extension HTTPAnswer {
    /// The answer as the server writes it, with the request's `id`; media is made by `packager`.
    ///
    /// This happens outside of the state, so that one player doesn't wait for another's media. Where a single piece of media
    /// can't be made, the answer says so; several are made while they are sent, and the connection is closed.
    func response(id: UUID, _ packager: MediaPackager) -> Response {
        do {
            return response(id: id, body: try responseBody(packager))
        } catch let error as ServiceError {
            return HTTPAnswer(error).response(id: id, packager)
        } catch {
            return HTTPAnswer(.internalFailure).response(id: id, packager)
        }
    }

    /// The answer's head with `body` behind it.
    func response(id: UUID, body: ResponseBody) -> Response {
        var fields = HTTPFields()
        let identified = headers.merging(["x-amzn-RequestId": id.uuidString.lowercased()]) { $1 }
        for (name, value) in identified {
            if let field = HTTPFields.Element.Name(name) { fields[field] = value }
        }
        return Response(status: HTTPResponse.Status(code: status), headers: fields, body: body)
    }

    private func responseBody(_ packager: MediaPackager) throws -> ResponseBody {
        switch body {
        case .bytes(let bytes): wholeOrCut(bytes)
        case .media(let pieces) where pieces.count == 1: wholeOrCut(try packager.bytes(of: pieces[0]))
        case .media(let pieces): stream(pieces, packager)
        }
    }

    private func wholeOrCut(_ bytes: [UInt8]) -> ResponseBody {
        guard delivery.extent == .cut else { return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)) }
        return ResponseBody(contentLength: bytes.count) { writer in
            try await writer.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
            throw ConnectionCut()
        }
    }

    private func stream(_ pieces: [MediaPiece], _ packager: MediaPackager) -> ResponseBody {
        let extent = delivery.extent
        return ResponseBody { writer in
            for piece in extent == .cut ? pieces.prefix(pieces.count / 2) : pieces[...] {
                try await writer.write(ByteBuffer(bytes: try packager.bytes(of: piece)))
            }
            guard extent == .whole else { throw ConnectionCut() }
            try await writer.finish(nil)
        }
    }
}

/// What is thrown so that the server closes a connection in the middle of a body.
private struct ConnectionCut: Error {}
