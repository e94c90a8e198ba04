using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

internal static class SampleLength
{
    private const int Longest = 60;

    public static IEnumerable<Finding> Check(SourceFile program) =>
        program.Lines.Count > Longest
            ? [new Finding(program.Path, Longest + 1, $"{program.Lines.Count} lines, allowed {Longest}")]
            : [];
}
