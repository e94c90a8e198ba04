using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using TypedStreaming.Authentication;
using TypedStreaming.Tool.Output;

namespace TypedStreaming.Tool.Doctor;

/// <summary>The response to a Pub/Sub API call. It may have been sent by another server, such as a proxy.</summary>
/// <param name="HttpStatus">The HTTP status.</param>
/// <param name="Status">The status of gRPC, where 0 is success; null if this is not a response of gRPC.</param>
/// <param name="ErrorCode">The error code of the Pub/Sub API without its prefix, or null.</param>
/// <param name="Text">The server's text of the error; otherwise, empty.</param>
/// <param name="Message">The message; null if there is none.</param>
internal sealed record GrpcReply(int HttpStatus, int? Status, string? ErrorCode, string Text, byte[]? Message)
{
    private const string Prefix = "sfdc.platform.eventbus.grpc.";
    private const int HeadLength = 5;
    private const int Unknown = 2;

    /// <param name="response">The response, whose body was read, so that its trailers are known.</param>
    /// <param name="body">The body.</param>
    /// <param name="secret">The token, which is removed from the texts; null if there is none.</param>
    public static GrpcReply Of(HttpResponseMessage response, byte[] body, string? secret)
    {
        string? Value(string name) => (ValueIn(response.TrailingHeaders, name) ?? ValueIn(response.Headers, name)) is { } value ? SecretMask.Apply(value, secret) : null;
        var isGrpc = response.Content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) == true || Value("grpc-status") is not null;
        var status = int.TryParse(Value("grpc-status"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Unknown;
        var code = Value("error-code");
        return new GrpcReply(
            (int)response.StatusCode,
            isGrpc ? status : null,
            code?.StartsWith(Prefix, StringComparison.Ordinal) == true ? code[Prefix.Length..] : code,
            ErrorText.Limited(SecretMask.Apply(Uri.UnescapeDataString(Value("grpc-message") ?? ""), secret)),
            MessageIn(body));
    }

    /// <summary>Returns a message in the gRPC wire format: uncompressed, and preceded by its length.</summary>
    public static byte[] Framed(byte[] message)
    {
        var framed = new byte[HeadLength + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        message.CopyTo(framed, HeadLength);
        return framed;
    }

    private static byte[]? MessageIn(byte[] body) =>
        body.Length >= HeadLength && body[0] == 0 && BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1)) == body.Length - HeadLength ? body[HeadLength..] : null;

    private static string? ValueIn(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
