using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedStreaming.Generators.Handlers;

/// <summary>The options of a handler that a lambda sets, if it does nothing else with them.</summary>
internal sealed class HandlerConfiguration
{
    private const string Parameter = "configure";

    private readonly IReadOnlyList<IPropertyReferenceOperation> _options;

    private HandlerConfiguration(IReadOnlyList<IPropertyReferenceOperation> options) => _options = options;

    /// <summary>Returns what a call sets, or null if the call does not show all of it: the options may be set by other code then.</summary>
    public static HandlerConfiguration? Of(IInvocationOperation call)
    {
        var argument = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == Parameter);
        if (argument is null or { ArgumentKind: ArgumentKind.DefaultValue } or { Value.ConstantValue: { HasValue: true, Value: null } }) return new([]);
        if (argument.Value is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: { Length: 1 } parameters } lambda }) return null;
        var uses = lambda.Body.Descendants().OfType<IParameterReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Parameter, parameters[0])).ToList();
        var properties = uses.Select(static use => use.Parent is IPropertyReferenceOperation property && property.Instance == use ? property : null).OfType<IPropertyReferenceOperation>().ToList();
        return properties.Count == uses.Count ? new HandlerConfiguration(properties) : null;
    }

    public bool Mentions(string option) => _options.Any(property => property.Property.Name == option);

    /// <summary>Returns the only value that an option is set to, or null.</summary>
    public IOperation? ValueOf(string option) =>
        _options.Where(property => property.Property.Name == option).ToList() is { Count: 1 } only && only[0].Parent is ISimpleAssignmentOperation assignment && assignment.Target == only[0]
            ? assignment.Value
            : null;
}
