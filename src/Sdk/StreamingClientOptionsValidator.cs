using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using TypedStreaming.Consumers;
using TypedStreaming.Transport;

namespace TypedStreaming;

/// <summary>
/// Checks all values of <see cref="StreamingClientOptions"/>. Every invalid value is reported, with the name of its property.
/// </summary>
public sealed partial class StreamingClientOptionsValidator : IValidateOptions<StreamingClientOptions>
{
    /// <summary>The oldest API version whose streaming endpoint can replay events (Streaming API guide, "Error codes").</summary>
    private const int OldestVersion = 37;

    /// <summary>The largest message size that can be set. It is far more than Salesforce sends, because an event has at most 1 MB.</summary>
    private const int LargestMessage = 256 * 1024 * 1024;

    private const int LeastMessage = 64 * 1024;

    private const int LongestName = 100;

    /// <summary>The longest time that a .NET timer accepts.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(24);

    /// <summary>
    /// The longest time limit that can be set for a response. A longer value is probably a mistake: in configuration, the value 10 means ten days,
    /// not ten seconds.
    /// </summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, StreamingClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defects = Defects(options).ToList();
        return defects.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(defects);
    }

    private static IEnumerable<string> Defects(StreamingClientOptions options)
    {
        if (NameDefect(options.Name) is { } name)
            yield return $"{nameof(options.Name)} {name}.";
        foreach (var defect in LoginDefects(options.AccessTokens)) yield return $"{nameof(options.AccessTokens)} {defect}.";
        foreach (var defect in options.ReplayStore?.OptionDefects() ?? [])
            yield return $"{nameof(options.ReplayStore)} ({options.ReplayStore!.GetType().Name}): {defect}.";
        if (options.ApiVersion is { } version && !IsVersion(version))
            yield return $"{nameof(options.ApiVersion)} is '{version}': it must have the form 66.0, and must be at least {OldestVersion}.0.";
        if (options.Endpoint is { } endpoint && HttpsRequirement.Defect(endpoint) is { } untrusted)
            yield return $"{nameof(options.Endpoint)}: {untrusted}.";
        if (HandlerDefect(options.HttpHandler) is { } handler)
            yield return $"{nameof(options.HttpHandler)} {handler}.";
        if (AllowsOneConnection(options.HttpHandler))
            yield return $"{nameof(options.HttpHandler)} opens only one connection to a server: set its MaxConnectionsPerServer to 2 or more, because the long poll always uses one of them.";
        if (HandlerDefect(options.LoginHttpHandler) is { } login)
            yield return $"{nameof(options.LoginHttpHandler)} {login}.";
        if (options.TimeProvider is null)
            yield return $"{nameof(options.TimeProvider)} is null: keep the default or set a clock.";
        if (options.RecoveryTimeout != Timeout.InfiniteTimeSpan && TimeDefect(options.RecoveryTimeout, LongestTime) is { } recovery)
            yield return $"{nameof(options.RecoveryTimeout)} {recovery}, or infinite.";
        if (options.MaxHandshakesPerHour < 1)
            yield return $"{nameof(options.MaxHandshakesPerHour)} is {options.MaxHandshakesPerHour}: it must be at least 1.";
        if (options.MaxLoginsPerHour < 1)
            yield return $"{nameof(options.MaxLoginsPerHour)} is {options.MaxLoginsPerHour}: it must be at least 1.";
        if (options.Extensions is null || options.Extensions.Contains(null!))
            yield return $"{nameof(options.Extensions)} is null, or contains null: use a list without null, or an empty list.";
        foreach (var defect in RetryDefects(options.SubscribeRetry)) yield return $"{nameof(options.SubscribeRetry)}{defect}";
        if (TimeDefect(options.RequestTimeout, LongestWait) is { } request)
            yield return $"{nameof(options.RequestTimeout)} {request}.";
        if (TimeDefect(options.LoginTimeout, LongestWait) is { } patience)
            yield return $"{nameof(options.LoginTimeout)} {patience}.";
        if (TimeDefect(options.NetworkDelay, LongestWait) is { } delay)
            yield return $"{nameof(options.NetworkDelay)} {delay}.";
        if (options.MaxMessageBytes is < LeastMessage or > LargestMessage)
            yield return $"{nameof(options.MaxMessageBytes)} is {options.MaxMessageBytes}: it must be from {LeastMessage} (64 KiB) to {LargestMessage} (256 MiB).";
    }

    private static string? NameDefect(string? name) => name switch
    {
        null => "is null: for a client without a name, use an empty string",
        { Length: > LongestName } => $"has {name.Length} characters: it can have at most {LongestName}",
        _ when name.Any(char.IsControl) => "contains a control character, such as a line break: remove this character",
        _ => null,
    };

    private static IEnumerable<string> LoginDefects(IAccessTokenSource? source) => source is null
        ? [$"is missing: set a login flow, for example new {nameof(PasswordFlow)}(...)"]
        : source.OptionDefects().Select(defect => $"({source.GetType().Name}): {defect}");

    private static IEnumerable<string> RetryDefects(SubscribeRetryOptions? retry)
    {
        if (retry is null)
        {
            yield return " is null: keep the default, or set its MaximumCount to 0 for no retries.";
            yield break;
        }

        if (retry.InitialDelay != TimeSpan.Zero && TimeDefect(retry.InitialDelay, LongestTime) is { } initial)
            yield return $".{nameof(retry.InitialDelay)} {initial}, or zero.";
        if (TimeDefect(retry.MaximumDelay, LongestTime) is { } longest)
            yield return $".{nameof(retry.MaximumDelay)} {longest}.";
        if (!(retry.Factor >= 1) || double.IsInfinity(retry.Factor))
            yield return $".{nameof(retry.Factor)} is {retry.Factor}: it must be finite, and at least 1.";
        if (retry.MaximumCount < 0)
            yield return $".{nameof(retry.MaximumCount)} is {retry.MaximumCount}: it must not be negative.";
    }

    /// <summary>
    /// Returns the reason why an HTTP handler cannot be used, or null if it can be used. The handler must not keep cookies, because two sessions
    /// that share their cookies end each other. It must not follow redirects, because a redirect could send a token to another host.
    /// </summary>
    private static string? HandlerDefect(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler { InnerHandler: { } inner } => HandlerDefect(inner),
        SocketsHttpHandler { UseCookies: true } or HttpClientHandler { UseCookies: true } => "keeps cookies: set its UseCookies to false",
        SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true } =>
            "follows redirects: set its AllowAutoRedirect to false",
        _ => null,
    };

    /// <summary>
    /// Returns true if the HTTP handler opens only one connection to a server. In that case, all other requests would wait until the current
    /// poll ends, and the session would be lost.
    /// </summary>
    private static bool AllowsOneConnection(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler { InnerHandler: { } inner } => AllowsOneConnection(inner),
        SocketsHttpHandler { MaxConnectionsPerServer: 1 } or HttpClientHandler { MaxConnectionsPerServer: 1 } => true,
        _ => false,
    };

    private static string? TimeDefect(TimeSpan time, TimeSpan longest) =>
        time > TimeSpan.Zero && time <= longest ? null : $"is {time}: it must be positive, at most {longest} (days.hours:minutes:seconds)";

    private static bool IsVersion(string version) =>
        VersionForm().Match(version) is { Success: true } match && int.Parse(match.Groups["major"].Value) >= OldestVersion;

    [GeneratedRegex(@"^(?<major>[0-9]{2,3})\.0\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionForm();
}
