using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Tests.Caching;

/// <summary>Visits every object that can be reached from a model.</summary>
internal static class ModelGraph
{
    public static object? FindForbidden(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([root]);
        while (open.TryPop(out var next))
        {
            if (next is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or Diagnostic or SemanticModel) return next;
            if (next is null or string or Type || next.GetType().IsPrimitive || next.GetType().IsEnum || !seen.Add(next)) continue;
            foreach (var child in ChildrenOf(next)) open.Push(child);
        }

        return null;
    }

    private static IEnumerable<object?> ChildrenOf(object value)
    {
        if (value is Array array) return array.Cast<object?>();
        var fields = new List<object?>();
        for (var type = value.GetType(); type is not null; type = type.BaseType)
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                fields.Add(field.GetValue(value));
        return fields;
    }
}
