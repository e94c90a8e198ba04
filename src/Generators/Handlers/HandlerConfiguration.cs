using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedStreaming.Generators.Handlers;

/// <summary>
/// The handler options that the lambda argument of a call sets. If the lambda uses the options object in any other way, the options are unknown.
/// </summary>
internal sealed class HandlerConfiguration
{
    private const string Parameter = "configure";

    private readonly IReadOnlyList<IPropertyReferenceOperation> _options;

    private HandlerConfiguration(IReadOnlyList<IPropertyReferenceOperation> options) => _options = options;

    /// <summary>
    /// Returns the handler options that a call sets. Returns null if other code may set options, because the argument is not a lambda or the lambda
    /// passes the options to other code.
    /// </summary>
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

    /// <summary>Returns the value to which an option is set; null if the option is not set exactly once.</summary>
    public IOperation? ValueOf(string option) =>
        _options.Where(property => property.Property.Name == option).ToList() is { Count: 1 } only && only[0].Parent is ISimpleAssignmentOperation assignment && assignment.Target == only[0]
            ? assignment.Value
            : null;
}
