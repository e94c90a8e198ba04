namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>Programs that must not compile, or not without a warning: the rule, the program, and what the message says.</summary>
internal static class WrongPrograms
{
    /// <summary>Programs around a partial type <c>Bad</c>, which always gets the contract.</summary>
    public static readonly TheoryData<string, string, string> Hosted = new()
    {
        { "TSE0001", "[PushTopic([|null!|])] public partial record Bad;", "'Bad' needs a channel; it is null or empty" },
        { "TSE0001", "[PushTopic([|\"\"|])] public partial class Bad;", "null or empty" },
        { "TSE0001", "[GenericEvent([|\"  \"|])] public partial struct Bad;", "null or empty" },
        { "TSE0001", "[GenericEvent(channel: [|Bad.Channel|])] public partial class Bad { public const string? Channel = null; }", "needs a channel" },
        { "TSE0002", "[PushTopic([|\"/u/Things\"|])] public partial record Bad;", "does not start with '/topic/', as [PushTopic] needs; channels of generic events are for [GenericEvent]" },
        { "TSE0002", "[PushTopic([|\"/Topic/Things\"|])] public partial record Bad;", "; case and white space count" },
        { "TSE0002", "[PushTopic([|\"Things\"|])] public partial record Bad;", "as [PushTopic] needs" },
        { "TSE0002", "[PushTopic([|\" /topic/Things\"|])] public partial record Bad;", "; case and white space count" },
        { "TSE0002", "[PushTopic([|\"?a=b\"|])] public partial record Bad;", "does not start with '/topic/'" },
        { "TSE0002", "[GenericEvent([|\"/topic/Things\"|])] public partial record Bad;", "channels of PushTopics are for [PushTopic]" },
        { "TSE0002", "[GenericEvent([|\"/meta/connect\"|])] public partial record Bad;", "belongs to the protocol itself" },
        { "TSE0002", "[GenericEvent([|\"/event/Low_Ink__e\"|])] public partial record Bad;", "platform events are not supported yet" },
        { "TSE0003", "[PushTopic([|\"/topic/\"|])] public partial record Bad;", "it has a prefix, but no name" },
        { "TSE0003", "[PushTopic([|\"/topic/?a=b\"|])] public partial record Bad;", "no name" },
        { "TSE0003", "[PushTopic([|\"/topic/Things/\"|])] public partial record Bad;", "it ends in '/'" },
        { "TSE0003", "[PushTopic([|\"/topic//Things\"|])] public partial record Bad;", "it has an empty segment" },
        { "TSE0003", "[PushTopic([|\"/topic/Some/Things\"|])] public partial record Bad;", "no second segment" },
        { "TSE0003", "[PushTopic([|\"/topic/*\"|])] public partial record Bad;", "wildcards are not supported" },
        { "TSE0003", "[PushTopic([|\"/topic/My Things\"|])] public partial record Bad;", "it contains white space" },
        { "TSE0003", "[PushTopic([|\"/topic/Things\\n\"|])] public partial record Bad;", "it contains white space" },
        { "TSE0003", "[PushTopic([|\"/topic/Größe\"|])] public partial record Bad;", "'ö' is not allowed in a channel" },
        { "TSE0003", "[PushTopic([|\"/topic/Things?\"|])] public partial record Bad;", "the filter after '?' is empty" },
        { "TSE0003", "[GenericEvent([|\"/u/a/**\"|])] public partial record Bad;", "wildcards" },
        { "TSE0003", "[GenericEvent([|\"/u/a-b\"|])] public partial record Bad;", "not of '-'" },
        { "TSE0003", "[GenericEvent([|\"/u/a?b=c\"|])] public partial record Bad;", "'?' is not allowed" },
        { "TSE0004", "[PushTopic([|\"/topic/My-Things\"|])] public partial record Bad;", "contains '-'" },
        { "TSE0005", "[PushTopic([|\"/topic/Abcdefghijklmnopqrstuvwxyz\"|])] public partial record Bad;", "has 26 characters; Salesforce allows 25" },
        { "TSE0005", $"[GenericEvent([|\"/u/{new string('a', 78)}\"|])] public partial record Bad;", "has 81 characters; Salesforce allows 80" },
        { "TSE0007", "[PushTopic(\"/topic/A\"), GenericEvent(\"/u/a\")] public partial record [|Bad|];", "both a [PushTopic] and a [GenericEvent]" },
        { "TSE0008", "[PushTopic(\"/topic/A\")] public abstract partial record [|Bad|];", "it is abstract" },
        { "TSE0009", "[PushTopic(\"/topic/A\")] public partial record Bad { public object? [|What|] { get; init; } }", "'What' of type 'object?' cannot be read" },
        { "TSE0009", "[PushTopic(\"/topic/A\")] public partial record Bad(string[] [|What|]);", "collections are not supported yet" },
        { "TSE0009", "[PushTopic(\"/topic/A\")] public partial record Bad { public char [|What|] { get; init; } }", "use string" },
        { "TSE0009", "[PushTopic(\"/topic/A\")] public partial record Bad { public TimeSpan? [|What|] { get; init; } }", "only text, truth values" },
        { "TSE0009", "[PushTopic(\"/topic/A\")] public partial record Bad { [JsonConverter(typeof(Other))] public string? [|What|] { get; init; } } public abstract class Other : JsonConverter<string>;", "its [JsonConverter] would not be called" },
        { "TSE0010", "[PushTopic(\"/topic/A\")] public partial record Bad { public string? Name { get; init; } [JsonPropertyName(\"Name\")] public string? [|Label|] { get; init; } }", "'Name' and 'Label' would both be read from the JSON member 'Name'" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial record Bad { [JsonIgnore] public required string [|Name|] { get; init; } }", "[JsonIgnore] keeps it from being read" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] internal partial record Bad { internal required string [|Name|] { get; init; } }", "make it public or add [JsonInclude]" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial record Bad { public required string [|Name|]; }", "add [JsonInclude]" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial record Bad { [JsonPropertyName(\"n\")] public string? [|Name|] { get; } }", "no set or init accessor" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial record Bad { [JsonPropertyName(\"n\")] public string? [|Name|] { get; private set; } }", "not accessible" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial class Bad { public Bad(string [|title|]) { } }", "no public property has the name of this constructor parameter" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial class Bad { public Bad(int [|title|]) { } public string? Title { get; set; } }", "different types" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial class Bad { public Bad(ref int [|title|]) { } public int Title { get; set; } }", "passed by reference" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial record Bad([property: JsonIgnore] string [|Name|]);", "give the parameter a default" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial class [|Bad|] { private Bad() { } }", "no public constructor" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial class [|Bad|] { public Bad(int a) { } public Bad(string b) { } }", "several public constructors" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial class [|Bad|] : Box<string>; public class Box<T> { public T? Value { get; init; } = default; }", "declared in a generic base" },
        { "TSE0011", "[PushTopic(\"/topic/A\")] public partial record Bad { public EventMetadata? [|Metadata|] { get; } }", "no set or init accessor" },
        { "TSE0012", "[GenericEvent(\"/u/a\", Payload = [|PayloadFormat.Text|])] public partial record Bad(string A, string B);", "it has 'A', 'B'" },
        { "TSE0012", "[GenericEvent(\"/u/a\", Payload = [|PayloadFormat.Text|])] public partial record Bad(int A);", "it has one of type 'int'" },
        { "TSE0012", "[GenericEvent(\"/u/a\", Payload = [|PayloadFormat.Text|])] public partial record Bad;", "it has none" },
    };

    /// <summary>Programs whose type cannot get the contract.</summary>
    public static readonly TheoryData<string, string, string> Unhosted = new()
    {
        { "TSE0006", "[PushTopic(\"/topic/A\")] public record [|Bad|];", "'Bad' must be partial" },
        { "TSE0006", "public class [|Outer|] { [PushTopic(\"/topic/A\")] public partial record Bad; }", "'Outer' must be partial, so that the reader of 'Bad' can be added to it" },
        { "TSE0008", "[PushTopic(\"/topic/A\")] public partial record [|Bad|]<T>;", "'Bad<T>' cannot be an event type: it is generic" },
        { "TSE0008", "public partial class Outer<T> { [PushTopic(\"/topic/A\")] public partial record [|Bad|]; }", "nested in a generic type" },
        { "TSE0008", "[PushTopic(\"/topic/A\")] public ref partial struct [|Bad|];", "a ref struct" },
        { "TSE0008", "[PushTopic(\"/topic/A\")] public static partial class [|Bad|];", "it is static" },
        { "TSE0008", "[PushTopic(\"/topic/A\")] file partial class [|Bad|];", "local to its file" },
    };
}
