using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

/// <summary>Each is a file beside the program of <see cref="ConsumerTests"/>, which compiles without it.</summary>
public sealed class WrongProgramTests(Workshop workshop)
{
    [Fact]
    public async Task A_wrong_channel_is_reported_by_the_analyzers_of_the_package()
    {
        var outcome = await (await workshop.Projects).CompileAsync("Consumer", "WrongChannel");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["TSE0002"], outcome.Errors);
        Assert.Contains("WrongChannel.cs(6,", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_a_plain_type_do_not_compile()
    {
        var outcome = await (await workshop.Projects).CompileAsync("Consumer", "PlainType");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["CS0311", "TSE0034"], outcome.Errors);
    }
}
