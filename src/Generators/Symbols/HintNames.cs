using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Symbols;

/// <summary>
/// Chooses the names of the generated files. The compiler ignores case when it compares these names, and stops the generator if two names are
/// equal. Therefore, a number is added to a name that may not be unique.
/// </summary>
internal static class HintNames
{
    /// <summary>The name of the generated file that contains the list of all event types.</summary>
    public const string OfRegistrations = Registrations + Extension;

    /// <summary>The name of the file with the list of all handlers.</summary>
    public const string OfHandlers = Handlers + Extension;

    private const string Registrations = "TypedStreaming.Registrations";
    private const string Handlers = "TypedStreaming.Handlers";
    private const string Extension = ".g.cs";

    public static string Of(INamedTypeSymbol type)
    {
        var full = NameOf(type);
        var plain = new StringBuilder(full);
        for (var i = 0; i < plain.Length; i++)
            if (!char.IsLetterOrDigit(plain[i]) && plain[i] is not ('.' or '_')) plain[i] = '_';
        var name = plain.ToString();
        return name == full && !HasRival(type) && !IsTaken(name) ? name + Extension : name + "." + NumberOf(full) + Extension;
    }

    private static bool IsTaken(string name) =>
        string.Equals(name, Registrations, StringComparison.OrdinalIgnoreCase) || string.Equals(name, Handlers, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ISymbol symbol) =>
        symbol.ContainingSymbol is INamespaceOrTypeSymbol and not INamespaceSymbol { IsGlobalNamespace: true }
            ? NameOf(symbol.ContainingSymbol) + "." + symbol.Name
            : symbol.Name;

    // Checks the names of the type and of its containing types.
    private static bool HasRival(ISymbol symbol)
    {
        for (var s = symbol; s.ContainingSymbol is INamespaceOrTypeSymbol container; s = container)
            if (container.GetMembers().Any(m => IsRival(m, s))) return true;
        return false;
    }

    private static bool IsRival(ISymbol other, ISymbol symbol) =>
        other is INamespaceOrTypeSymbol
        && other.Name.Length == symbol.Name.Length
        && other.Name != symbol.Name
        && string.Equals(other.Name, symbol.Name, StringComparison.OrdinalIgnoreCase);

    // The hash of a string differs from one run to the next; this number must not.
    private static string NumberOf(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var symbol in name) hash = unchecked((hash ^ symbol) * 1099511628211UL);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
