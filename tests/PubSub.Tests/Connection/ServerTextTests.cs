using Grpc.Core;
using TypedStreaming.PubSub.Connection;
using TypedStreaming.PubSub.Streams;

namespace TypedStreaming.PubSub.Tests.Connection;

/// <summary>A server, or a proxy in its place, that repeats the access token. No part of the exception that the program gets contains it.</summary>
public sealed class ServerTextTests
{
    private const string Secret = "00Dxx!tell-nobody";

    private static readonly ServerAddress Address = new(new Uri("https://api.example:7443"), static () => null);

    private static readonly AccessToken Used = new(Secret, new Uri("https://acme.my.salesforce.com"), "00D000000000001EAA");

    [Theory]
    [InlineData("bad 00Dxx!tell-nobody", "topic.not.found", "connection reset")]
    [InlineData("no", "unknown.00Dxx!tell-nobody", "connection reset")]
    [InlineData("no", null, "invalid header: 00Dxx!tell-nobody")]
    [InlineData("bad \\u0030\\u0030Dxx!tell-nobody", "topic.not.found", "connection reset")]
    [InlineData("no", "unknown.\\u0030\\u0030Dxx!tell-nobody", "connection reset")]
    [InlineData("bad 00Dxx%21tell-nobody", "unknown.00Dxx%2521tell-nobody", "invalid header: \\\\u0030\\\\u0030Dxx!tell-nobody")]
    public void The_token_is_removed(string detail, string? code, string cause)
    {
        var trailers = code is null ? new Metadata() : new Metadata { { "error-code", code }, { "other-bin", new byte[] { 1 } } };
        var failure = new RpcException(new Status(StatusCode.Internal, detail, new HttpRequestException(HttpRequestError.ConnectionError, "An error occurred.", new IOException(cause))), trailers);
        var clean = ServerText.Clean(failure, Used);
        Assert.Equal(trailers.Count, clean.Trailers.Count);
        Assert.IsType<HttpRequestException>(clean.Status.DebugException);
        var shown = RpcFailures.Of(clean, "/event/Low_Ink__e", wasConnected: true, Address).Cause;
        Assert.Contains("(secret)", $"{shown} {shown.ErrorCode}", StringComparison.Ordinal);
        Assert.DoesNotContain("tell-nobody", $"{shown} {shown.ErrorCode} {shown.ServerText} {string.Join(' ', clean.Trailers)}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_without_the_token_is_not_copied()
    {
        var failure = new RpcException(new Status(StatusCode.Internal, "no", new IOException("reset")), new Metadata { { "error-code", "topic.not.found" } });
        Assert.Same(failure, ServerText.Clean(failure, Used));
        Assert.Same(failure, ServerText.Clean(failure, null));
    }
}
