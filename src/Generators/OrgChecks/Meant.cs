namespace TypedStreaming.Generators.OrgChecks;

/// <summary>The end of a message that asks for the name that was probably meant.</summary>
internal static class Meant
{
    public static string Question(string? name) => name is null ? "" : $"; did you mean '{name}'?";
}
