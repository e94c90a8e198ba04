using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedStreaming.Benchmarks.Generator;

/// <summary>A project with event types, each in its own file, a base and an enum that they share, and a program.</summary>
internal sealed class EventProject
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private const string Shared = """
        using System;
        using TypedStreaming;

        namespace Shop.Events;

        public abstract record Change
        {
            public required string Id { get; init; }
            public EventMetadata? Metadata { get; init; }
        }

        public enum Tier { Bronze, Silver, Gold, Platinum }
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var file && (file.StartsWith("System.", StringComparison.Ordinal) || file is "TypedStreaming.dll" or "netstandard.dll"))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private readonly SyntaxTree[] _trees;

    public EventProject(int types)
    {
        Unrelated = UnrelatedFile("");
        _trees = [.. Enumerable.Range(0, types).Select(i => EventFile(i)), Parse(Shared, "Shared.cs"), Unrelated];
    }

    public SyntaxTree Unrelated { get; }

    /// <summary>A compilation in which nothing is bound yet.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Shop", _trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree EventFile(int number, string member = "") => Parse(
        $$"""
        using System;
        using System.Text.Json.Serialization;
        using TypedStreaming;

        namespace Shop.Events;

        /// <summary>Event {{number}}.</summary>
        [{{(number % 4 == 3 ? $"GenericEvent(\"/u/shop/Event{number}\")" : $"PushTopic(\"/topic/Event{number}\")")}}]
        public sealed partial record Event{{number}} : Change
        {
            public string? Name { get; init; }
            public int? NumberOfEmployees { get; init; }
            public decimal? AnnualRevenue { get; init; }
            public bool? IsActive { get; init; }
            public DateTimeOffset? LastModifiedDate { get; init; }
            public DateOnly? CloseDate { get; init; }
            public Guid? Reference { get; init; }
            [JsonPropertyName("Tier__c")] public Tier? Tier { get; init; }
            [JsonPropertyName("Discount__c")] public double? Discount { get; init; }
            public string Industry { get; init; } = "none";
            {{member}}
        }
        """,
        $"Event{number}.cs");

    public static SyntaxTree UnrelatedFile(string statement, string member = "") => Parse(
        $$"""
        using System;

        namespace Shop;

        public sealed class Orders
        {
            private int _total;
            {{member}}

            public int Add(int count)
            {
                {{statement}}
                return _total += count;
            }
        }
        """,
        "Orders.cs");

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);
}
