using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Analyzers;

/// <summary>Finds the event type to which an options object applies, if the object is created in the argument list of a call.</summary>
internal static class OptionsUse
{
    /// <summary>Returns the kind of the events to which the options apply, or null if the code does not determine the event type.</summary>
    public static EventKindModel? KindFor(IOperation assignment)
    {
        if (assignment.Parent is not IObjectOrCollectionInitializerOperation { Parent: { } creation }) return null;
        var outer = creation.Parent;
        while (outer is IConversionOperation) outer = outer.Parent;
        return outer is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { TypeArguments.Length: 1 } method } }
            && EventClients.IsClient(method.ContainingType)
                ? EventAttributes.FirstOf(method.TypeArguments[0])
                : null;
    }
}
