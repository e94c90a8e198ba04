using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// A folder of the SDK never names a folder of a floor above its own, nor a type declared there: so there is no circle between
/// floors. Documentation comments may: they point a reader upwards without depending on anything.
/// </summary>
internal static class LowerFloors
{
    /// <summary>From the lowest to the highest.</summary>
    private static readonly string[][] Floors =
    [
        ["Transport", "Bayeux", "Decoding", "Errors", "Events", "Replay"],
        ["Routing", "Watching"],
        ["Consumers"],
        ["Session"],
    ];

    public static IEnumerable<Finding> Check(IReadOnlyList<SourceFile> files) =>
        Enumerable.Range(0, Floors.Length - 1).SelectMany(floor => Check(files, floor));

    private static IEnumerable<Finding> Check(IReadOnlyList<SourceFile> files, int floor)
    {
        var above = Floors[(floor + 1)..].SelectMany(static folders => folders).ToArray();
        var below = Floors[..(floor + 1)].SelectMany(static folders => folders).ToArray();
        var names = Names(files.Where(file => IsIn(file, above)));
        names.ExceptWith(Names(files.Where(file => IsIn(file, below))));
        return files.Where(file => IsIn(file, Floors[floor])).SelectMany(file => Folders(file, above).Concat(Types(file, names)));
    }

    private static bool IsIn(SourceFile file, string[] folders) =>
        Array.Exists(folders, folder => file.Path.StartsWith($"src/Sdk/{folder}/", StringComparison.Ordinal));

    private static HashSet<string> Names(IEnumerable<SourceFile> files) =>
        new(files.SelectMany(DeclaredTypes.All).Select(DeclaredTypes.Name), StringComparer.Ordinal);

    private static IEnumerable<Finding> Folders(SourceFile file, string[] above) =>
        from name in file.Nodes<IdentifierNameSyntax>()
        where above.Contains(name.Identifier.ValueText) && DottedNames.IsOwner(name)
        select file.Find(name, $"names the namespace {name.Identifier.ValueText}");

    private static IEnumerable<Finding> Types(SourceFile file, HashSet<string> names) =>
        from name in file.Nodes<SimpleNameSyntax>()
        where names.Contains(name.Identifier.ValueText) && !DottedNames.IsMember(name)
        select file.Find(name, $"names {name.Identifier.ValueText} of an upper floor");
}
