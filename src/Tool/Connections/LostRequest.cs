using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Connections;

/// <summary>A request without a response that can be used: there was no connection, no complete response in time, or one that is too large.</summary>
internal static class LostRequest
{
    /// <summary>The largest body that is read, in MiB.</summary>
    public const int LargestBody = 8;

    /// <summary>Returns true for the exceptions of <see cref="OrgHttp.GetAsync"/>, but not for a cancellation by the user.</summary>
    public static bool Is(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Returns the reason, without a full stop.</summary>
    public static string TextOf(string host, Exception failure) => IsTooLarge(failure)
        ? $"{host} sent a response that is larger than {LargestBody} MiB, or headers that are too large"
        : $"{host} did not answer: {failure.GetBaseException().Message.TrimEnd('.')}";

    /// <summary>Returns what to do, without a full stop.</summary>
    public static string RemedyOf(Exception failure) => IsTooLarge(failure)
        ? "Check that the address is that of an org, and that no proxy answers in its place"
        : "Try again. If it fails again, check the address, the network and the proxy (HTTPS_PROXY)";

    /// <summary>Returns the exception of a command that cannot continue.</summary>
    public static ToolException ToException(string host, Exception failure) => new($"{TextOf(host, failure)}. {RemedyOf(failure)}.", ExitCodes.Failure);

    private static bool IsTooLarge(Exception failure) => failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };
}
