using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Topics;

namespace TypedStreaming.Tool.Tests.Topics;

/// <summary>The PushTopics in the metadata of an assembly, and files that are not assemblies.</summary>
public sealed class TopicAssemblyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-topics-");

    private string Dll => Path.Combine(_folder.FullName, "Shop.dll");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Attributes_of_nested_types_and_constant_expressions_are_read()
    {
        var topics = TopicAssembly.Read(typeof(ShopTopics).Assembly.Location);
        Assert.Equal(
            [
                new PushTopicDefinition("Accounts", "SELECT Id, Name FROM Account") { NotifyForFields = PushTopicFields.All, Description = "Accounts of the shop" },
                new PushTopicDefinition("Orders", "SELECT Id FROM Order__c WHERE Open__c = true")
                {
                    NotifyForOperations = PushTopicOperations.Create | PushTopicOperations.Delete,
                    ApiVersion = "60.0",
                },
            ],
            topics.OrderBy(static topic => topic.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void The_assembly_is_not_loaded()
    {
        EmittedAssembly.Write(Dll, ("A", "/topic/A", "SELECT Id FROM Account"));
        Assert.Equal("A", Assert.Single(TopicAssembly.Read(Dll)).Name);
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), static one => one.GetName().Name == "Shop" && !one.IsDynamic && one.Location.Length > 0);
        File.Delete(Dll);
        Assert.False(File.Exists(Dll));
    }

    [Fact]
    public void Two_types_with_one_PushTopic_must_agree()
    {
        EmittedAssembly.Write(Dll, ("A", "/topic/X", "SELECT Id FROM Account"), ("B", "/topic/X?Name=a", "SELECT Id FROM Account"), ("C", "/topic/X", null));
        Assert.Equal("SELECT Id FROM Account", Assert.Single(TopicAssembly.Read(Dll)).Query);

        EmittedAssembly.Write(Dll, ("A", "/topic/X", "SELECT Id FROM Account"), ("B", "/topic/X", "SELECT Id, Name FROM Account"));
        var refused = Assert.Throws<ToolException>(() => TopicAssembly.Read(Dll));
        Assert.Contains("Shop.A and Shop.B specify different settings for the PushTopic 'X'", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.CouldNotRun, refused.ExitCode);
    }

    [Theory]
    [InlineData("/u/X")]
    [InlineData("/topic/")]
    [InlineData("")]
    [InlineData(null)]
    public void A_channel_of_another_kind_is_refused_with_the_type(string? channel)
    {
        EmittedAssembly.Write(Dll, ("A", channel, null));
        Assert.Contains("[PushTopic] attribute of Shop.A", Assert.Throws<ToolException>(() => TopicAssembly.Read(Dll)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_PushTopics_is_refused()
    {
        EmittedAssembly.Write(Dll);
        Assert.Contains("does not contain any type with [PushTopic]", Assert.Throws<ToolException>(() => TopicAssembly.Read(Dll)).Message, StringComparison.Ordinal);
        Assert.Throws<ToolException>(() => TopicAssembly.Read(typeof(object).Assembly.Location));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("#!/bin/sh\necho no assembly\n")]
    public void A_file_of_another_kind_is_refused(string content)
    {
        File.WriteAllText(Dll, content);
        Assert.Contains("is not a .NET assembly", Assert.Throws<ToolException>(() => TopicAssembly.Read(Dll)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        foreach (var path in new[] { Dll, _folder.FullName, "", "a\0b" })
            Assert.Contains("cannot be read", Assert.Throws<ToolException>(() => TopicAssembly.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_and_a_device_are_refused_without_a_wait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test makes a Unix pipe.");
        var (pipe, link) = (Path.Combine(_folder.FullName, "pipe"), Path.Combine(_folder.FullName, "link"));
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", pipe);
        await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(link, pipe);
        foreach (var path in new[] { pipe, link, "/dev/zero" })
        {
            var reading = Task.Run(() => Assert.Throws<ToolException>(() => TopicAssembly.Read(path)), TestContext.Current.CancellationToken);
            Assert.Contains("is not a .NET assembly", (await reading.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System)).Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(Dll, await File.ReadAllBytesAsync(typeof(ShopTopics).Assembly.Location, TestContext.Current.CancellationToken));
        File.Delete(link);
        File.CreateSymbolicLink(link, Dll);
        Assert.Equal(2, TopicAssembly.Read(link).Count);
    }

    [Fact]
    public void A_damaged_assembly_is_read_or_refused_and_nothing_else()
    {
        EmittedAssembly.Write(Dll, ("A", "/topic/A", "SELECT Id FROM Account"), ("B", "/topic/B", null));
        var whole = File.ReadAllBytes(Dll);
        var refused = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            // Each byte is damaged in one of three ways: all of them would take half a minute.
            var value = (i % 3) switch { 0 => (byte)(whole[i] ^ 1), 1 => (byte)0xFF, _ => (byte)0 };
            refused += IsRefused([.. whole[..i], value, .. whole[(i + 1)..]]) ? 1 : 0;
            if (i % 32 == 0) refused += IsRefused(whole[..i]) ? 1 : 0;
        }

        Assert.True(refused > 100, $"only {refused} refused");
    }

    private bool IsRefused(byte[] content)
    {
        File.WriteAllBytes(Dll, content);
        try
        {
            TopicAssembly.Read(Dll);
            return false;
        }
        catch (ToolException)
        {
            return true;
        }
    }
}
