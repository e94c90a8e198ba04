namespace TypedStreaming.Generators.OrgChecks;

/// <summary>Writes the end of a diagnostic message: a question such as "did you mean 'Name'?".</summary>
internal static class DidYouMean
{
    public static string Question(string? name) => name is null ? "" : $"; did you mean '{name}'?";
}
