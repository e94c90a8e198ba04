using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>Programs that the compiler itself refuses.</summary>
public sealed class CompilerErrorTests
{
    [Fact]
    public void An_attribute_on_two_parts_is_left_to_the_compiler()
    {
        var compilation = EventCompilation.Of("[PushTopic(\"/topic/A\")] public partial class Twice; [PushTopic(\"/topic/B\")] public partial class Twice;");
        Assert.Empty(compilation.Reported);
        Assert.Single(compilation.Generated);
        Assert.Equal("CS0579", Assert.Single(compilation.Problems()).Id);
    }

    [Fact]
    public void Attributes_without_arguments_are_left_to_the_compiler()
    {
        var compilation = EventCompilation.Of("[PushTopic] public partial class Missing;");
        Assert.Single(compilation.Generated);
        Assert.Equal("CS7036", Assert.Single(compilation.Problems()).Id);
    }
}
