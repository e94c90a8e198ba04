using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class SampleLengthTests
{
    [Fact]
    public void Sample_programs_are_short() =>
        Conformance.Holds(Repository.Current.SamplePrograms.SelectMany(SampleLength.Check));

    [Theory]
    [InlineData(60, 0)]
    [InlineData(61, 1)]
    public void Reports_a_long_program(int lines, int findings)
    {
        var text = string.Concat(Enumerable.Repeat("Console.WriteLine();\n", lines));
        Assert.Equal(findings, SampleLength.Check(new SourceFile("samples/A/Program.cs", text)).Count());
    }
}
