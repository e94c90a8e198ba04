namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>A type that will be compiled: an event, a base of one, or the type of a member.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Declaration">The text before the name, with the attribute of an event.</param>
/// <param name="Own">The members that the type declares itself.</param>
/// <param name="Base">The type that it derives from, or null.</param>
internal sealed record TypePlan(string Name, string Declaration, IReadOnlyList<MemberPlan> Own, TypePlan? Base = null)
{
    public IReadOnlyList<MemberPlan> Members => [.. Base?.Members ?? [], .. Own];

    public string Source
    {
        get
        {
            var parameters = Own.Where(m => m.IsParameter).OrderBy(m => m.Style).Select(m => m.Source).ToList();
            var head = parameters.Count == 0 ? "" : $"({string.Join(", ", parameters)})";
            var properties = string.Concat(Own.Where(m => !m.IsParameter).Select(m => $"    {m.Source}\n"));
            return $"{Declaration} {Name}{head}{(Base is null ? "" : " : " + Base.Name)}\n{{\n{properties}}}\n";
        }
    }
}
