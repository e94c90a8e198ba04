using Grpc.Core;

namespace TypedStreaming.Simulator.PubSub.Errors;

/// <summary>An error that ends a call.</summary>
/// <param name="Code">The code without its prefix, or null for an error of a proxy, which has no trailers.</param>
/// <param name="Status">The status.</param>
/// <param name="Text">The text, without the id of the call.</param>
internal sealed record PubSubError(string? Code, StatusCode Status, string Text)
{
    public PubSubError(string code, string text)
        : this(code, ErrorCodes.StatusOf(code), text)
    {
    }

    /// <summary>Returns the exception that reports the error to the client. The error message ends with the id of the call.</summary>
    public RpcException ToException(string rpcId)
    {
        if (Code is null) return new RpcException(new Status(Status, Text));
        var full = ErrorCodes.Full(Code);
        var trailers = new Metadata
        {
            { "error-code", full },
            { "rpc-id", rpcId },
            { "type", full[ErrorCodes.Prefix.Length..].Split('.')[0] },
        };
        return new RpcException(new Status(Status, $"{Text} rpcId: {rpcId}"), trailers);
    }
}
