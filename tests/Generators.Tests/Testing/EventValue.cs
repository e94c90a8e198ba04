using System.Reflection;

namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>A decoded event of a type that this project does not know at compile time.</summary>
internal sealed class EventValue(object value)
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public object? this[string member] =>
        value.GetType().GetProperty(member, Any) is { } property
            ? property.GetValue(value)
            : value.GetType().GetField(member, Any)!.GetValue(value);

    public override string ToString() => value.ToString() ?? "";
}
