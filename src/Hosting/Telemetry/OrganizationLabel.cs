namespace TypedStreaming.Hosting.Telemetry;

/// <summary>Decides whether the id of an org can be written to logs, metrics and spans.</summary>
internal static class OrganizationLabel
{
    private const int LongestId = 18;

    /// <summary>
    /// Returns the given org id, or null if it does not have the form of an org id. Anyone who can write to the broker can put any text into a
    /// message, including line breaks.
    /// </summary>
    public static string? Of(string? organization) =>
        organization is { Length: > 0 and <= LongestId } && organization.All(char.IsAsciiLetterOrDigit) ? organization : null;
}
