using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Toolchain;

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

    [Theory]
    [InlineData(OldestCompiler.Chosen, true)]
    [InlineData("RoslynCompilerType=Core", false)] // That of the SDK: only the property chooses.
    public async Task The_oldest_supported_compiler_is_the_one_that_runs(string choice, bool isOldest)
    {
        var outcome = await (await workshop.Projects).CompileAsync("Consumer", "CompilerVersion", choice);
        Assert.Equal(["CS1029", "CS8304"], outcome.Errors);
        Assert.Equal(isOldest, outcome.Output.Contains("Compiler version: '4.14.0-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_builds_a_program_that_receives_an_event()
    {
        var projects = await workshop.Projects;
        var build = await projects.RunAsync(
            "build", "Consumer", "--no-restore", "-o", "oldest", "-v:quiet", "-nologo", "-p:IntermediateOutputPath=obj/oldest/", $"-p:{OldestCompiler.Chosen}");
        Assert.Empty(build.Succeeded().Errors);
        var program = projects.PathOf("oldest/Consumer.dll");

        var run = (await projects.RunAsync("exec", program, "Acme")).Succeeded();
        Assert.Equal("001Kx00000Zz1AAIAZ Acme Gold", run.Output.Trim());

        // The program itself can fail: it compares what arrived with its argument.
        Assert.Equal(1, (await projects.RunAsync("exec", program, "Globex")).ExitCode);
    }

    [Fact]
    public async Task It_loads_the_analyzers_of_the_package()
    {
        var outcome = await (await workshop.Projects).CompileAsync("Consumer", "WrongChannel", OldestCompiler.Chosen);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["TSE0002"], outcome.Errors);
    }

    [Fact]
    public async Task Its_own_API_version_is_the_one_that_is_compared()
    {
        var projects = await workshop.Projects;
        var outcome = await projects.RunAsync("msbuild", "Consumer", "-getProperty:CompilerApiVersion", $"-p:{OldestCompiler.Chosen}");
        Assert.Equal("roslyn4.14", outcome.Succeeded().Output.Trim());
    }
}
