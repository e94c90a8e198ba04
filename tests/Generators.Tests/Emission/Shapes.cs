using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>The checks that each shape of an emitted file has to pass.</summary>
internal static class Shapes
{
    /// <summary>Compiles at the lowest and the latest C#, without a warning.</summary>
    public static EventCompilation Compiled(string source)
    {
        Assert.Empty(EventCompilation.Of(LanguageVersion.CSharp11, source).Problems());
        var latest = EventCompilation.Of(source);
        Assert.Empty(latest.Problems());
        Assert.Empty(latest.Reported);
        return latest;
    }

    /// <summary>Reads a valid event, and all invalid variants of it: the result is a value or the one exception.</summary>
    public static EventValue Read(EventType type, string valid)
    {
        var json = Encoding.UTF8.GetBytes(valid);
        var end = Array.LastIndexOf(json, json[^1]);
        for (var length = 0; length < end; length++) Assert.False(type.Try(json[..length]), $"cut at {length}");
        var outcomes = HostileVariants.Of(json).Select(type.Try).ToList();
        Assert.Contains(true, outcomes);
        Assert.Contains(false, outcomes);
        return type.Decode(valid);
    }
}
