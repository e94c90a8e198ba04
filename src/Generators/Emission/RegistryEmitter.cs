using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Emission;

/// <summary>Emits the class that lists the event types of an assembly.</summary>
internal static class RegistryEmitter
{
    public const string HintName = HintNames.OfRegistrations;

    private const string Registration = "global::TypedStreaming.EventRegistration";
    private const string ListType = "global::System.Collections.Generic.IReadOnlyList<" + Registration + ">";

    public static string Emit(RegistryModel registry, EquatableArray<RegistrationModel> registrations)
    {
        var open = registrations.Where(r => r.IsPublic).ToList();
        var writer = new SourceWriter();
        EventEmitter.EmitHeader(writer);
        if (open.Count > 0) writer.Line("#pragma warning disable CS3003 // The list does not check the program's own types.").Line();
        if (registry.HasAlias) writer.Line($"global using {registry.Name} = global::{registry.Namespace}.{registry.Name};").Line();
        writer.Open("namespace " + registry.Namespace)
            .Line("/// <summary>The event types of this assembly, for a subscription to all of them.</summary>")
            .Line(EmittedNames.GeneratedCode)
            .Open($"{(open.Count > 0 ? "public" : "internal")} static class {registry.Name}");
        if (open.Count > 0)
        {
            writer.Line("/// <summary>The event types that other assemblies can name, in the order of their names.</summary>");
            EmitList(writer, "public", "Public", open);
            writer.Line();
        }

        writer.Line("/// <summary>All event types that this assembly can name, in the order of their names.</summary>");
        EmitList(writer, "internal", "All", registrations);
        return writer.Close().Close().ToString();
    }

    private static void EmitList(SourceWriter writer, string access, string name, IReadOnlyList<RegistrationModel> registrations)
    {
        writer.Line($"{access} static {ListType} {name} {{ get; }} = new {Registration}[]").Line("{").Indent();
        foreach (var registration in registrations) writer.Line($"{Registration}.Of<{registration.TypeName}>(),");
        writer.Close(";");
    }
}
