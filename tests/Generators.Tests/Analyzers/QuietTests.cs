using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>Valid programs: no rule fires, and the whole compiles without a warning.</summary>
public sealed class QuietTests
{
    public static TheoryData<string> Programs =>
    [
        "[PushTopic(\"/topic/Abcdefghijklmnopqrstuvwxy\")] public partial record Longest;",
        "[PushTopic(\"/topic/A?Name='Größe & co'&Industry=Energy\")] public partial record Filtered;",
        $"[GenericEvent(\"/u/{new string('a', 77)}\")] public partial record Longest;",
        "[GenericEvent(\"/u/notifications/2026/Ware_house\")] public partial record Segments(string Text);",
        "[PushTopic(Channels.Account)] public partial record Constant; public static class Channels { public const string Account = \"/topic/\" + nameof(Account); }",
        "[PushTopic(\"/topic/A\")] internal sealed partial class Class { public string? Name { get; set; } }",
        "[PushTopic(\"/topic/A\")] public partial struct Struct { public string? Name { get; set; } }",
        "[PushTopic(\"/topic/A\")] public readonly partial struct ReadOnly { public string? Name { get; init; } }",
        "[PushTopic(\"/topic/A\")] public partial record struct Positional(string Id, int? Age);",
        "public partial interface IOuter { private partial class Middle { [PushTopic(\"/topic/A\")] private protected partial record Nested(string Id); } }",
        "[PushTopic(\"/topic/A\")] public partial record First; [PushTopic(\"/topic/A\")] public partial record Second;",
        "namespace A { [PushTopic(\"/topic/A\")] public partial record Same; } namespace B { [PushTopic(\"/topic/A\")] public partial record Same; }",
        "[PushTopic(\"/topic/A\")] public partial record Ignored { [JsonIgnore] public object? A { get; init; } public int[] Computed => [1]; private object? _b; public object? B() => _b ??= 1; }",
        "[PushTopic(\"/topic/A\")] public partial record Base(string Id); [PushTopic(\"/topic/B\")] public partial record Derived(string Id, string Name) : Base(Id);",
        "public partial class Part { public string? A { get; set; } } [PushTopic(\"/topic/A\")] public partial class Part { public string? B { get; set; } }",
        "[PushTopic(\"/topic/A\")] public partial class Own { public static string Descriptor => \"\"; public void Read() { } public int Find { get; set; } public string? result { get; set; } }",
        "[PushTopic(\"/topic/A\")] public partial class Choice { public Choice(int a) { } [JsonConstructor] internal Choice(string? b) => B = b; public string? B { get; } }",
        "[PushTopic(\"/topic/A\")] public partial class Defaults { public Defaults(string? b = null, int c = 1) => (B, C) = (b, c); public string? B { get; } public int C { get; } }",
        "[PushTopic(\"/topic/A\")] public partial class Sets { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Sets() => Name = \"\"; public required string Name { get; init; } }",
        "#nullable disable\n[PushTopic(\"/topic/A\")] public partial class Oblivious { public string Name { get; set; } public EventMetadata Metadata { get; set; } }",
        "[PushTopic(\"/topic/A\")] public partial record Primary(string Id) { public object Locked { get; } = new(); }",
        "[Obsolete(\"old\")] public enum Old { A } [PushTopic(\"/topic/A\")] public partial record Uses { [Obsolete(\"old\")] public Old? Old { get; init; } }",
        "[GenericEvent(\"/u/a\", Payload = PayloadFormat.Json)] public partial record Lone(string Text);",
        "[GenericEvent(\"/u/a\", Payload = PayloadFormat.Text)] public partial class Text { public required string Body { get; set; } public EventMetadata? Metadata { get; set; } [JsonIgnore] public int Seen { get; set; } }",
        "namespace App.System { } namespace App.TypedStreaming { public class EventJson { } } namespace App { [PushTopic(\"/topic/A\")] public partial record EventReader(string Id, DayOfWeek? Day); }",
        "public class Base { public virtual string? Note { get; set; } } [PushTopic(\"/topic/A\")] public partial class Getter : Base { public override string? Note => base.Note; }",
        "public class NoEvent<T> { public object? What { get; set; } }",
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_valid_program_stays_quiet(string program)
    {
        var run = await AnalyzerRun.OfAsync(program);
        Assert.Empty(run.Found);
        Assert.Empty(run.Compilation.Problems());
        Assert.Empty(run.Compilation.Reported);
    }

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
