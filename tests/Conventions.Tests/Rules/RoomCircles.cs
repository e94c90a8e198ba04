using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

/// <summary>
/// The folders of a project name each other in one direction only: where one names another, the other does not name it, neither
/// directly nor through more folders. Documentation comments may. The project's own folder counts as one of them.
/// </summary>
internal static class RoomCircles
{
    public static IEnumerable<Finding> Check(IReadOnlyList<SourceFile> files, Project project)
    {
        var own = files.Where(project.Owns).ToList();
        var rooms = Rooms(own, project);
        var uses = own.SelectMany(file => Uses(file, project, rooms)).ToList();
        var below = uses.ToLookup(use => use.From, use => use.To, StringComparer.Ordinal);
        return uses
            .Where(use => Reaches(below, use.To, use.From))
            .Select(use => use.Place with { Message = $"{Show(use.From)} {use.Place.Message} of {Show(use.To)}, from which names lead back to {Show(use.From)}" });
    }

    /// <summary>The folder of each type; a name that several folders declare says nothing.</summary>
    private static Dictionary<string, string> Rooms(List<SourceFile> files, Project project) => files
        .SelectMany(file => DeclaredTypes.All(file).Select(type => (Name: DeclaredTypes.Name(type), Room: RoomOf(file, project))))
        .Distinct()
        .GroupBy(type => type.Name, StringComparer.Ordinal)
        .Where(types => types.Count() == 1)
        .ToDictionary(types => types.Key, types => types.Single().Room, StringComparer.Ordinal);

    private static IEnumerable<Use> Uses(SourceFile file, Project project, Dictionary<string, string> rooms)
    {
        var from = RoomOf(file, project);
        return Usings(file, project).Concat(Types(file, rooms))
            .Where(use => use.Room != from)
            .Select(use => new Use(from, use.Room, file.Find(use.Node, use.Message)));
    }

    private static IEnumerable<(string Room, SyntaxNode Node, string Message)> Usings(SourceFile file, Project project) =>
        from directive in file.Nodes<UsingDirectiveSyntax>()
        let name = directive.NamespaceOrType.ToString().Replace("global::", "", StringComparison.Ordinal)
        where name.StartsWith(project.RootNamespace + ".", StringComparison.Ordinal)
        select (name[(project.RootNamespace.Length + 1)..].Split('.')[0], (SyntaxNode)directive, "uses the namespace");

    private static IEnumerable<(string Room, SyntaxNode Node, string Message)> Types(SourceFile file, Dictionary<string, string> rooms) =>
        from name in file.Nodes<SimpleNameSyntax>()
        where rooms.ContainsKey(name.Identifier.ValueText) && !DottedNames.IsMember(name)
        select (rooms[name.Identifier.ValueText], (SyntaxNode)name, $"names {name.Identifier.ValueText}");

    private static string RoomOf(SourceFile file, Project project) => file.Folder[project.Folder.Length..].Trim('/').Split('/')[0];

    private static string Show(string room) => room.Length == 0 ? "the project's folder" : room;

    private static bool Reaches(ILookup<string, string> below, string start, string wanted)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var room))
        {
            if (room == wanted) return true;
            if (!seen.Add(room)) continue;
            foreach (var next in below[room]) open.Push(next);
        }

        return false;
    }

    private sealed record Use(string From, string To, Finding Place);
}
