using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Decides where the list of an assembly's event types stands, by the names of the project.</summary>
internal static class RegistryParser
{
    public const string RootNamespaceOption = "build_property.RootNamespace";

    private const string Suffix = "Events";
    private const string OtherSuffix = "Types";

    public static RegistryModel Parse(Compilation compilation, string? rootNamespace)
    {
        var assembly = compilation.AssemblyName ?? Suffix;
        var space = (string.IsNullOrWhiteSpace(rootNamespace) ? assembly : rootNamespace!).Split('.').Select(Identify).ToList();
        for (var i = 0; i < space.Count; i++)
            while (IsType(compilation, space.Take(i), space[i])) space[i] += "_";
        var last = Identify(assembly.Split('.').Last());
        var name = last + (last.EndsWith(Suffix, StringComparison.Ordinal) ? OtherSuffix : Suffix);
        while (IsTaken(compilation, space, name)) name += "_";
        return new RegistryModel(string.Join(".", space.Select(Identifiers.Escape)), name);
    }

    private static bool IsTaken(Compilation compilation, IEnumerable<string> space, string name) =>
        SpaceOf(compilation, space) is { } inner && inner.GetMembers(name).Any();

    // An assembly may have the name of a type in it, as one with a Program in no namespace may be called Program.
    private static bool IsType(Compilation compilation, IEnumerable<string> space, string name) =>
        SpaceOf(compilation, space) is { } inner && !inner.GetTypeMembers(name, 0).IsEmpty;

    private static INamespaceSymbol? SpaceOf(Compilation compilation, IEnumerable<string> space)
    {
        INamespaceSymbol? inner = compilation.Assembly.GlobalNamespace;
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
