using System.Reflection;

namespace TypedStreaming.World.Plans;

/// <summary>Actions as C#, to be pasted where recorded plans are.</summary>
internal static class ActText
{
    public static string Of(Act act) => Construction(act);

    private static string Construction(object record)
    {
        var type = record.GetType();
        var constructor = type.GetConstructors()[0];
        var members = constructor.GetParameters()
            .Where(parameter => !IsDefault(parameter, Value(record, parameter)))
            .Select(parameter => $"{parameter.Name}: {Literal(Value(record, parameter)!)}");
        return $"new {type.Name}({string.Join(", ", members)})";
    }

    private static object? Value(object record, ParameterInfo parameter) => record.GetType().GetProperty(parameter.Name!)!.GetValue(record);

    private static bool IsDefault(ParameterInfo parameter, object? value) =>
        parameter.HasDefaultValue && Equals(value, parameter.DefaultValue is null && parameter.ParameterType.IsValueType
            ? Activator.CreateInstance(parameter.ParameterType)
            : parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!) : parameter.DefaultValue);

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum name => $"{name.GetType().Name}.{name}",
        int number => number.ToString(),
        _ => Construction(value),
    };
}
