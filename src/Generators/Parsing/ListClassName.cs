using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Parsing;

/// <summary>
/// Chooses the namespace and the name of the class that lists the event types or the handlers of an assembly, from the names of the project.
/// </summary>
internal static class ListClassName
{
    public const string RootNamespaceOption = "build_property.RootNamespace";

    public static RegistryModel Choose(Compilation compilation, string? rootNamespace, ListSuffix list)
    {
        var assembly = PartsOf(compilation.AssemblyName ?? list.Suffix);
        var space = string.IsNullOrWhiteSpace(rootNamespace) ? [.. assembly] : PartsOf(rootNamespace!);
        var plain = string.Concat(OwnParts(assembly, space));
        for (var i = 0; i < space.Count; i++)
            while (IsType(compilation, space.Take(i), space[i])) space[i] += "_";
        var name = plain + (plain.EndsWith(list.Suffix, StringComparison.Ordinal) ? list.OtherSuffix : list.Suffix);
        while (IsTaken(compilation, space, name)) name += "_";
        return new RegistryModel(string.Join(".", space.Select(Identifiers.Escape)), name, PlainNames.CanStandFor(compilation, name));
    }

    private static List<string> PartsOf(string name) => [.. name.Split('.').Select(Identify)];

    /// <summary>
    /// Returns the parts of an assembly's name that follow its root namespace. All of these parts are needed, because several assemblies can
    /// have the same root namespace, and their names can end with the same part. If no part follows, the last part of the name is returned.
    /// </summary>
    private static IEnumerable<string> OwnParts(List<string> assembly, List<string> space)
    {
        var shared = 0;
        while (shared < assembly.Count && shared < space.Count && assembly[shared] == space[shared]) shared++;
        return assembly.Skip(Math.Min(shared, assembly.Count - 1));
    }

    private static bool IsTaken(Compilation compilation, IReadOnlyList<string> space, string name) =>
        (SpaceOf(compilation.Assembly, space) is { } own && own.GetMembers(name).Any())
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(
            assembly => SpaceOf(assembly, space)?.GetTypeMembers(name, 0).Any(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) == true);

    // An assembly may have the same name as a type in it. For example, an assembly with a class Program outside any namespace may be called
    // Program.
    private static bool IsType(Compilation compilation, IEnumerable<string> space, string name) =>
        SpaceOf(compilation.Assembly, space) is { } inner && !inner.GetTypeMembers(name, 0).IsEmpty;

    private static INamespaceSymbol? SpaceOf(IAssemblySymbol assembly, IEnumerable<string> space)
    {
        INamespaceSymbol? inner = assembly.GlobalNamespace;
        foreach (var part in space) inner = inner?.GetNamespaceMembers().FirstOrDefault(n => n.Name == part);
        return inner;
    }

    private static string Identify(string part)
    {
        var text = new StringBuilder(part);
        for (var i = 0; i < text.Length; i++)
            if (!SyntaxFacts.IsIdentifierPartCharacter(text[i])) text[i] = '_';
        return text.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(text[0]) ? text.ToString() : "_" + text;
    }
}
