using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Programs;

/// <summary>
/// The org of the programs whose names contain <c>Org</c>, in the folder of that name: some SFDX source, of which Account has only custom fields, and
/// the description of one object.
/// </summary>
internal static class ProgramOrg
{
    private const string Folder = "tests/Generators.Tests/Programs/Org";

    public static readonly IReadOnlyList<MetadataText> Files =
    [
        .. Directory.EnumerateFiles(Repository.PathOf(Folder), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static path => new MetadataText(path, File.ReadAllText(path))),
    ];

    public static IReadOnlyList<MetadataText> For(string program) => program.Contains("Org", StringComparison.Ordinal) ? Files : [];
}
