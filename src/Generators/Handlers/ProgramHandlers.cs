using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Collects the handlers in a project, and the code that uses them, while the compiler visits the code. Thread-safe.</summary>
internal sealed class ProgramHandlers
{
    private readonly ConcurrentQueue<ListedHandler> _listed = new();
    private readonly ConcurrentQueue<DirectHandler> _besideList = new();
    private readonly ConcurrentQueue<INamedTypeSymbol> _bare = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _used = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _changed = new(SymbolEqualityComparer.Default);
    private volatile bool _registers;

    public void Add(DirectHandler added) => _besideList.Enqueue(added);

    public void See(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || HandledEvents.Of(type) is not { Count: > 0 } events || HandlerShape.DefectOf(type) is not null) return;
        if (type.FindAttribute(WellKnownTypes.EventHandlerAttribute) is not { ApplicationSyntaxReference: not null } attribute)
        {
            _bare.Enqueue(type);
            return;
        }

        foreach (var handled in events)
            _listed.Enqueue(new ListedHandler(type, attribute, handled.ToGlobalName(), RegisteredConsumer.ChannelOf(handled)!, HandlerAttributeReader.ConsumerOf(attribute)));
    }

    public void See(IInvocationOperation call)
    {
        See(call.TargetMethod);
        if (HandlerCalls.IsOfChange(call.TargetMethod) && !RegisteredConsumer.IsKeptBy(call)) _changed[call.TargetMethod.TypeArguments[1]] = true;
    }

    public void See(IMethodSymbol called)
    {
        if (BuilderChain.IsStart(called) || HandlerCalls.IsOfOne(called) || HandlerCalls.IsOfList(called)) _registers = true;
        foreach (var handler in HandlerCalls.HandlersIn(called)) _used[handler] = true;
    }

    /// <summary>
    /// Records that user code creates a handler with <c>new</c>. Such a handler counts as used, because other code, such as another handler, may
    /// call it.
    /// </summary>
    public void SeeMade(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol type) return;
        _used[type.OriginalDefinition] = true;
        foreach (var handler in HandlerCalls.HandlersIn(type)) _used[handler] = true;
    }

    /// <summary>
    /// Returns the handlers that have no attribute and are not registered. If the project neither registers nor marks any handler, the result is
    /// empty, because another project may register its handlers.
    /// </summary>
    public IEnumerable<INamedTypeSymbol> Unregistered() => _registers || !_listed.IsEmpty ? _bare.Where(handler => !_used.ContainsKey(handler)) : [];

    /// <summary>
    /// Returns pairs of handlers that have the same channel and the same consumer name. The first handler of each pair is in the assembly's list;
    /// the second is added with <c>AddHandler</c>.
    /// </summary>
    public IEnumerable<(ListedHandler Listed, DirectHandler Added)> AddedTwice() =>
        from added in _besideList
        let listed = _listed.Where(listed => (listed.Channel, listed.Consumer) == (added.Channel, added.Consumer)).OrderBy(static listed => listed.Handler.ToGlobalName(), StringComparer.Ordinal).FirstOrDefault()
        where listed is not null
        select (listed, added);

    /// <summary>
    /// Returns the pairs of handlers in the assembly's list that have the same channel and the same consumer name. A handler is omitted if the code
    /// may change its channel or its consumer name with <c>ConfigureHandler</c>.
    /// </summary>
    public IEnumerable<(ListedHandler First, ListedHandler Second)> SameConsumers() =>
        from same in _listed.Where(listed => !_changed.ContainsKey(listed.Handler)).OrderBy(static listed => listed.Handler.ToGlobalName(), StringComparer.Ordinal).ThenBy(static listed => listed.EventName, StringComparer.Ordinal)
            .GroupBy(static listed => (listed.Channel, listed.Consumer))
        let first = same.First()
        from second in same.Skip(1)
        select (first, second);
}
