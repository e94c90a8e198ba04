namespace TypedStreaming.Bayeux;

/// <summary>
/// A Bayeux error in the form <c>code:arguments:text</c>. Salesforce omits the arguments (<c>403::Unknown client</c>); unmodified CometD servers
/// write <c>402::session_unknown</c> or <c>403:denied_by_security_policy:create_denied</c>.
/// </summary>
internal sealed record BayeuxError
{
    private const int CodeLength = 3;

    /// <summary>The three-digit code of the error, or 0 if the error has no code.</summary>
    public required int Code { get; init; }

    /// <summary>The text of the error, after the code and the arguments.</summary>
    public required string Text { get; init; }

    /// <summary>The whole error as the server wrote it.</summary>
    public required string Raw { get; init; }

    public static BayeuxError Parse(string raw)
    {
        var parts = raw.Split(':', 3);
        var hasCode = parts[0].Length == CodeLength && parts[0].All(char.IsAsciiDigit) && parts.Length > 1;
        return new BayeuxError
        {
            Code = hasCode ? int.Parse(parts[0]) : 0,
            Text = (hasCode ? parts[^1] : raw).Trim(),
            Raw = raw,
        };
    }

    public bool Says(string words) => Raw.Contains(words, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Raw;
}
