using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Emission;

/// <summary>
/// Emits a class with two lists of an assembly's event types or handlers: a public list of the types to which other assemblies can refer, and an
/// internal list of all types.
/// </summary>
internal static class ListEmitter
{
    /// <summary>Returns the text of a generated file with the class that lists event types or handlers.</summary>
    /// <param name="registry">The namespace and the name of the class.</param>
    /// <param name="elementType">The type of the elements.</param>
    /// <param name="content">The text about the elements and their use, for the summary of the class.</param>
    /// <param name="plural">The plural noun for the elements, for the summaries of the lists.</param>
    /// <param name="entries">The elements in their order.</param>
    /// <param name="isPublic">Returns true if other assemblies can refer to an element.</param>
    /// <param name="emit">Prints one element.</param>
    /// <returns>The text of the file.</returns>
    public static string Emit<T>(
        RegistryModel registry, string elementType, string content, string plural, IReadOnlyList<T> entries, Func<T, bool> isPublic, Action<SourceWriter, T> emit)
    {
        var open = entries.Where(isPublic).ToList();
        var writer = new SourceWriter();
        EventEmitter.EmitHeader(writer);
        if (open.Count > 0) writer.Line("#pragma warning disable CS3003 // The CLS compliance of your own types is not checked here.").Line();
        if (registry.HasAlias) writer.Line($"global using {registry.Name} = global::{registry.Namespace}.{registry.Name};").Line();
        writer.Open("namespace " + registry.Namespace)
            .Line($"/// <summary>{content}</summary>")
            .Line(EmittedNames.GeneratedCode)
            .Open($"{(open.Count > 0 ? "public" : "internal")} static class {registry.Name}");
        if (open.Count > 0)
        {
            writer.Line($"/// <summary>The {plural} to which other assemblies can refer, sorted by name.</summary>");
            EmitList(writer, "public", "Public", elementType, open, emit);
            writer.Line();
        }

        writer.Line($"/// <summary>All {plural} to which this assembly can refer, sorted by name.</summary>");
        EmitList(writer, "internal", "All", elementType, entries, emit);
        return writer.Close().Close().ToString();
    }

    private static void EmitList<T>(SourceWriter writer, string access, string name, string elementType, IReadOnlyList<T> entries, Action<SourceWriter, T> emit)
    {
        writer.Line($"{access} static global::System.Collections.Generic.IReadOnlyList<{elementType}> {name} {{ get; }} = new {elementType}[]").Line("{").Indent();
        foreach (var entry in entries) emit(writer, entry);
        writer.Close(";");
    }
}
