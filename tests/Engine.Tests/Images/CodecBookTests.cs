using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Tests.Images;

/// <summary>What an image can keep is known when the program starts, not when a floor is lost.</summary>
public sealed class CodecBookTests
{
    [Fact]
    public void All_that_a_floor_may_hold_has_a_rule() => Assert.NotEqual(0UL, SchemaOf<Floor>());

    [Fact]
    public void The_same_types_have_the_same_schema() => Assert.Equal(SchemaOf<Floor>(), SchemaOf<Floor>());

    [Fact]
    public void A_delegate_is_refused_with_the_way_to_it() => Refused<(string Name, (int, Action) Inner)>("root.Item2.Item2", "delegate");

    [Fact]
    public void What_may_be_anything_is_refused() => Refused<(string, IReadOnlyList<int>)>("root.Item2", "exact type");

    [Fact]
    public void A_collection_without_a_rule_is_refused() => Refused<(string, List<Stack<int>>)>("root.Item2.[]", "no rule");

    [Fact]
    public void An_address_is_refused() => Refused<(int, nint)>("root", "address");

    [Fact]
    public void Other_types_fields_and_constants_are_other_schemas()
    {
        ulong[] all =
        [
            SchemaOf<(int, long, string)>(), SchemaOf<(long, int, string)>(), SchemaOf<List<(int, string)>>(), SchemaOf<DayOfWeek[]>(),
            SchemaOf<ConsoleColor[]>(),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    private static ulong SchemaOf<T>()
    {
        var book = new CodecBook();
        book.Of<T>("root");
        return book.Schema;
    }

    private static void Refused<T>(string path, string why)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new CodecBook().Of<T>("root"));
        Assert.Contains(path, refusal.Message);
        Assert.Contains(why, refusal.Message);
    }
}
