using System.Globalization;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Connections;

/// <summary>
/// A request that received no usable response: the connection failed, the response was not complete in time, or the response was too large.
/// </summary>
internal static class LostRequest
{
    /// <summary>The maximum size of a response body, in MiB.</summary>
    public const int LargestBody = 8;

    /// <summary>
    /// Returns true if <see cref="OrgHttp.GetAsync"/> threw the exception because a request failed, and not because the user cancelled it.
    /// </summary>
    public static bool Is(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Returns a description of the failure, without a full stop at the end.</summary>
    /// <param name="host">The server.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="timeout">The maximum time for a request.</param>
    public static string TextOf(string host, Exception failure, TimeSpan timeout) => failure switch
    {
        _ when IsTooLarge(failure) => $"{host} sent a response that is larger than {LargestBody} MiB, or headers that are too large",
        OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"{host} did not answer: no response within {timeout.TotalSeconds:0.###} s"),
        _ => $"{host} did not answer: {failure.GetBaseException().Message.TrimEnd('.')}",
    };

    /// <summary>Returns the advice for the user, without a full stop at the end.</summary>
    public static string RemedyOf(Exception failure) => IsTooLarge(failure)
        ? "Check that the address belongs to an org, and that no proxy responds in place of the org"
        : "Try again. If it fails again, check the address, the network and the proxy (HTTPS_PROXY)";

    /// <summary>Converts the failure to the exception that ends the command.</summary>
    public static ToolException ToException(string host, Exception failure, TimeSpan timeout) => new($"{TextOf(host, failure, timeout)}. {RemedyOf(failure)}.", ExitCodes.Failure);

    private static bool IsTooLarge(Exception failure) => failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };
}
