namespace TypedStreaming.Generators.OrgChecks;

/// <summary>Writes the end of a message: a question about the name that was probably meant.</summary>
internal static class DidYouMean
{
    public static string Question(string? name) => name is null ? "" : $"; did you mean '{name}'?";
}
