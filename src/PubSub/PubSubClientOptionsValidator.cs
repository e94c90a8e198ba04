using Microsoft.Extensions.Options;
using TypedStreaming.Transport;

namespace TypedStreaming.PubSub;

/// <summary>
/// Checks all values of <see cref="PubSubClientOptions"/>. Every invalid value is reported, with the name of its property.
/// </summary>
public sealed class PubSubClientOptionsValidator : IValidateOptions<PubSubClientOptions>
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PubSubClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // The options that both clients have are checked in one place.
        var shared = new StreamingClientOptionsValidator().Validate(name, options.ToShared()).Failures ?? [];
        List<string> defects = [.. shared, .. OwnDefects(options)];
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    private static IEnumerable<string> OwnDefects(PubSubClientOptions options)
    {
        if (HttpsRequirement.Defect(options.Endpoint) is { } untrusted)
            yield return $"{nameof(options.Endpoint)}: {untrusted}.";
        else if (options.Endpoint.PathAndQuery != "/")
            yield return $"{nameof(options.Endpoint)} has a path: specify only the scheme, the host and the port, as in {PubSubEndpoint.Global.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}.";
        if (FollowsRedirects(options.HttpHandler))
            yield return $"{nameof(options.HttpHandler)} follows redirects: set its AllowAutoRedirect to false.";
        if (options.SilenceTimeout <= TimeSpan.Zero || options.SilenceTimeout > LongestSilence)
            yield return $"{nameof(options.SilenceTimeout)} is {options.SilenceTimeout}: it must be more than zero and at most {LongestSilence}.";
    }

    private static bool FollowsRedirects(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler { InnerHandler: { } inner } => FollowsRedirects(inner),
        SocketsHttpHandler sockets => sockets.AllowAutoRedirect,
        HttpClientHandler client => client.AllowAutoRedirect,
        _ => false,
    };
}
