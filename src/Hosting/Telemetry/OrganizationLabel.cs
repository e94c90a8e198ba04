namespace TypedStreaming.Hosting.Telemetry;

/// <summary>Decides whether the id of an org can be in logs, metrics and spans.</summary>
internal static class OrganizationLabel
{
    private const int LongestId = 18;

    /// <summary>
    /// Returns the id, or null if it does not have the form of an id. The id in a message comes from whoever can write to the broker, so it could be
    /// any text, with line breaks.
    /// </summary>
    public static string? Of(string? organization) =>
        organization is { Length: > 0 and <= LongestId } && organization.All(char.IsAsciiLetterOrDigit) ? organization : null;
}
