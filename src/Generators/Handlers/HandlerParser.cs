using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Handlers;

/// <summary>Creates the entries for classes with <c>[EventHandler]</c> in the generated list of the assembly's handlers.</summary>
internal static class HandlerParser
{
    /// <summary>
    /// Returns an entry in the list of handlers for each event type that a class handles. The result is empty if the class cannot be included in the
    /// list.
    /// </summary>
    public static EquatableArray<HandlerModel> Parse(INamedTypeSymbol handler, AttributeData attribute, Compilation compilation) =>
        HandlerShape.DefectOf(handler) is null && compilation is not CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 }
            ? HandledEvents.Of(handler).Select(type => ModelOf(handler, type, attribute, compilation)).ToEquatableArray()
            : default;

    /// <summary>
    /// Returns the event types that a class handles, if its attribute sets a key; otherwise, the result is empty. The key is a member of each of
    /// these event types.
    /// </summary>
    public static IEnumerable<INamedTypeSymbol> EventsRead(INamedTypeSymbol handler, AttributeData attribute) =>
        HandlerAttributeReader.KeyNameOf(attribute) is null ? [] : HandledEvents.Of(handler).OfType<INamedTypeSymbol>();

    /// <summary>
    /// Returns the handlers, sorted by name. A handler is omitted if its event type is in this assembly but cannot be read, because otherwise the
    /// generated list would not compile.
    /// </summary>
    public static EquatableArray<HandlerModel> Sort(IEnumerable<HandlerModel> handlers, EquatableArray<RegistrationModel> events)
    {
        var readable = events.GroupBy(static e => e.TypeName, StringComparer.Ordinal).ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
        return handlers.Where(handler => !handler.IsOwnEvent || readable.ContainsKey(handler.EventName))
            .Select(handler => handler.OpenKey is { } key && readable.TryGetValue(handler.EventName, out var read) ? WithKey(handler, key, read) : handler)
            .OrderBy(static handler => handler.HandlerName, StringComparer.Ordinal)
            .ThenBy(static handler => handler.EventName, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    // The members of the event type may be generated, in which case this compilation does not have them yet.
    private static HandlerModel WithKey(HandlerModel handler, string key, RegistrationModel read)
    {
        var name = Identifiers.Escape(key);
        return read.Keys.FirstOrDefault(member => member.Identifier == name) is { } found
            ? handler with { Settings = handler.Settings.Append(new HandlerSettingModel(HandlerAttributeReader.Key, EventKey.ReaderOf(name, found.IsText))).ToEquatableArray() }
            : handler;
    }

    private static HandlerModel ModelOf(INamedTypeSymbol handler, ITypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        var isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && EventAttributes.FirstOf(type) is not null;
        return new HandlerModel(
            handler.ToGlobalName(),
            type.ToGlobalName(),
            VisibilityParser.Of(handler) == EventVisibility.Everyone && (type is not INamedTypeSymbol named || VisibilityParser.Of(named) == EventVisibility.Everyone),
            isOwn,
            attribute.NamedArguments.Select(argument => SettingOf(argument.Key, argument.Value, type, compilation)).OfType<HandlerSettingModel>().ToEquatableArray(),
            isOwn && HandlerAttributeReader.KeyNameOf(attribute) is { } key && EventKey.IsMissing(type, key) ? key : null);
    }

    private static HandlerSettingModel? SettingOf(string option, TypedConstant constant, ITypeSymbol type, Compilation compilation)
    {
        var value = constant switch
        {
            { Kind: TypedConstantKind.Error } or { Value: null } => null,
            { Value: string name } when option == HandlerAttributeReader.Key => EventKey.ReaderOf(type, name, compilation),
            { Kind: TypedConstantKind.Enum, Type: { } choice } when HandlerAttributeReader.ConstantOf(choice, constant.Value) is { } field => $"{choice.ToGlobalName()}.{field.Name}",
            { Type: { } plain } => Literals.Of(plain, constant.Value),
            _ => null,
        };
        return value is null ? null : new HandlerSettingModel(option, value);
    }
}
