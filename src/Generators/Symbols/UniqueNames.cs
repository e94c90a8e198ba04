namespace TypedStreaming.Generators.Symbols;

/// <summary>Creates names that differ from one another and from a list of names that are already in use.</summary>
internal sealed class UniqueNames(params string[] taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    public string Take(string wanted)
    {
        var name = wanted;
        for (var i = 2; !_taken.Add(name); i++) name = wanted + i;
        return name;
    }
}
