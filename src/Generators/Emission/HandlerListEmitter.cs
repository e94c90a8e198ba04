using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the generated class that lists the event handlers of an assembly.</summary>
internal static class HandlerListEmitter
{
    public const string HintName = HintNames.OfHandlers;

    private const string Registration = "global::TypedStreaming.Hosting.HandlerRegistration";

    public static string Emit(RegistryModel registry, EquatableArray<HandlerModel> handlers) => ListEmitter.Emit(
        registry,
        Registration,
        "The event handlers of this assembly. A client in a host can use all of them.",
        "event handlers",
        handlers,
        static handler => handler.IsPublic,
        EmitHandler);

    private static void EmitHandler(SourceWriter writer, HandlerModel handler)
    {
        var call = $"{Registration}.Of<{handler.EventName}, {handler.HandlerName}>(";
        if (handler.Settings.Count == 0)
        {
            writer.Line(call + "),");
            return;
        }

        writer.Open(call + "static options =>");
        foreach (var setting in handler.Settings) writer.Line($"options.{setting.Option} = {setting.Value};");
        writer.Close("),");
    }
}
