using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

public sealed class OldCompilerTests(Workshop workshop)
{
    private const string Generator = "TypedStreaming.Generators.dll";

    [Fact]
    public async Task An_old_compiler_gets_one_error_with_a_name()
    {
        var outcome = await (await workshop.Projects).CompileAsync("Consumer", "", "CompilerApiVersion=roslyn4.13");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["TSE9001"], outcome.Errors);
        Assert.Contains("4.14 or later", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("compiled by 4.13", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roslyn4.8", 0)]
    [InlineData("roslyn4.14", 1)]
    [InlineData("roslyn5.0", 1)]
    public async Task It_does_not_even_see_the_generator(string compiler, int generators)
    {
        var projects = await workshop.Projects;
        var outcome = await projects.RunAsync(
            "msbuild", "Consumer", "-t:ResolvePackageDependenciesForBuild", "-getItem:Analyzer", $"-p:CompilerApiVersion={compiler}");
        Assert.Equal(generators, outcome.Succeeded().Output.Split($"\"Filename\": \"{Path.GetFileNameWithoutExtension(Generator)}\"").Length - 1);
    }
}
