using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Emission;

/// <summary>
/// Emits a class with the event types or the handlers of an assembly in two lists: a public list of those that other assemblies can name, and an
/// internal list of all.
/// </summary>
internal static class ListEmitter
{
    /// <summary>Returns the text of the file with the class.</summary>
    /// <param name="registry">The namespace and the name of the class.</param>
    /// <param name="elementType">The type of the elements.</param>
    /// <param name="content">The elements and their use, as the summary of the class says it.</param>
    /// <param name="plural">The elements, as the summaries of the lists say it.</param>
    /// <param name="entries">The elements in their order.</param>
    /// <param name="isPublic">Checks that other assemblies can name an element.</param>
    /// <param name="emit">Prints one element.</param>
    /// <returns>The text of the file.</returns>
    public static string Emit<T>(
        RegistryModel registry, string elementType, string content, string plural, IReadOnlyList<T> entries, Func<T, bool> isPublic, Action<SourceWriter, T> emit)
    {
        var open = entries.Where(isPublic).ToList();
        var writer = new SourceWriter();
        EventEmitter.EmitHeader(writer);
        if (open.Count > 0) writer.Line("#pragma warning disable CS3003 // The list does not check the program's own types.").Line();
        if (registry.HasAlias) writer.Line($"global using {registry.Name} = global::{registry.Namespace}.{registry.Name};").Line();
        writer.Open("namespace " + registry.Namespace)
            .Line($"/// <summary>{content}</summary>")
            .Line(EmittedNames.GeneratedCode)
            .Open($"{(open.Count > 0 ? "public" : "internal")} static class {registry.Name}");
        if (open.Count > 0)
        {
            writer.Line($"/// <summary>The {plural} that other assemblies can name, in the order of their names.</summary>");
            EmitList(writer, "public", "Public", elementType, open, emit);
            writer.Line();
        }

        writer.Line($"/// <summary>All {plural} that this assembly can name, in the order of their names.</summary>");
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
