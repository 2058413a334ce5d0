using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Tests.Properties;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Figures;
using QueueMonitor.Testing.Scenarios;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Erasure;

/// <summary>A customer who wants to be forgotten: nothing that the floor holds leads to them, and no figure changes by it.</summary>
public sealed class ErasureTests
{
    private const int Customer = 0x5EED_C0DE;

    private static readonly byte[] Pseudonym = BitConverter.GetBytes(Customer);

    [Fact]
    public void After_it_no_byte_of_the_floor_holds_the_pseudonym_and_every_figure_stands()
    {
        var floor = new Floor("main", "UTC", FloorScript.Day().StartAt, forecasts: true);
        foreach (var step in Life().Steps) Take(floor, step);
        floor.Advance(FloorScript.Day().Moment("11:30:01"));
        Assert.True(Holds(floor));
        var before = SnapshotFigures.Of(floor.Capture(null));

        var erased = Erase(floor, Customer, "11:30:01");
        Assert.Equal(new ErasedCustomer(Contacts: 4, Today: true, Patience: true), erased);
        Assert.False(Holds(floor));
        var after = SnapshotFigures.Of(floor.Capture(null));
        // Who is forgotten cannot be called back, and leaves that list.
        Assert.All(FigureDiff.Of(before, after).Where(d => !d.Contains("unreturned", StringComparison.Ordinal)), d => Assert.StartsWith("source settings", d));
        Assert.Equal(default, Erase(floor, Customer, "11:30:02"));
    }

    [Fact]
    public void What_still_comes_of_such_a_contact_does_not_bring_the_customer_back()
    {
        var script = FloorScript.Day().At("09:00:00").Started("c1", customer: Customer).Queued("sales", "c1", customer: Customer)
            .At("09:01:00").Erased(Customer).At("09:02:00").Updated("c1", customer: Customer)
            // Late: all is folded anew, and still it is nobody without a name.
            .Received("09:03:00").At("09:00:30").Offered("c1", to: "ana").At("09:04:00").Abandoned("c1");
        var played = script.Play("09:05:00");
        Assert.False(Holds(played.Floor));
        Assert.Equal((1, 0), (played.Snapshot.Site.Customers.TriedToday, played.Snapshot.Site.Customers.UnidentifiedContacts));
    }

    [Fact]
    public void The_same_customer_is_new_when_they_come_again()
    {
        var played = FloorScript.Day().At("09:00:00").Queued("sales", "c1", customer: Customer).At("09:01:00").Erased(Customer)
            .At("09:02:00").Queued("sales", "c2", customer: Customer).Queued("help", "c3", customer: 7).Play("09:03:00");
        Assert.Equal(3, played.Snapshot.Site.Customers.TriedToday);
        Assert.True(Holds(played.Floor));
    }

    [Fact]
    public void Others_stay_known()
    {
        var played = FloorScript.Day().At("09:00:00").Queued("sales", "c1", customer: Customer).Queued("sales", "c2", customer: 7)
            .At("09:01:00").Erased(7).Play("09:02:00");
        Assert.True(Holds(played.Floor));
        Assert.Equal(2, played.Snapshot.Site.Customers.TriedToday);
    }

    [Fact]
    public void It_is_refused_when_it_does_not_say_of_whom()
    {
        var played = FloorScript.Day().At("09:00:00").Erased(0).Play();
        Assert.Equal(RefusalReason.NobodyNamed, Assert.Single(played.Refusals).Reason);
    }

    [Fact]
    public void It_equals_the_slow_floor_whenever_customers_are_forgotten() => Chance.ForAll(15, scenario =>
    {
        var random = new Random(scenario.Seed);
        var steps = new List<FieldStep>();
        foreach (var step in scenario.Steps)
        {
            steps.Add(step);
            if (random.Next(4) > 0) continue;
            var known = steps.SelectMany(s => s.Events).Where(e => e.Customer != 0 && e.Type != EventType.CustomerErased)
                .Select(e => e.Customer).ToArray();
            if (known.Length == 0) continue;
            steps.Add(FieldStep.Of(step.Received, "settings", new FieldEvent(EventType.CustomerErased, step.Received)
            {
                Id = $"forget {steps.Count}", Customer = known[random.Next(known.Length)],
            }));
        }

        Assert.Empty(Duel.FirstDifference(scenario with { Steps = steps }));
    });

    // Four contacts of the customer: one in a queue, one answered, one that gave up and is long closed, one that came back after that.
    private static FloorScript Life() => FloorScript.Day()
        .At("09:00:00").Agent("ana", Agents.AgentActivity.Available, "sales").Started("c1", customer: Customer).Queued("sales", "c1")
        .At("09:02:00").Abandoned("c1").At("09:03:00").Queued("mail", "m1", MediaType.Email, customer: Customer)
        .At("09:04:00").Answered("m1", by: "ana").At("09:05:00").Replied("m1", by: "ana").At("09:05:01").Completed("m1")
        .At("11:20:00").Messaged("m1").At("11:21:00").Queued("sales", "c3", customer: Customer).At("11:21:10").Answered("c3", by: "ana")
        .At("11:29:00").Queued("sales", "c4", customer: Customer).Queued("sales", "c5", customer: 7).At("11:30:00").Updated("c4", priority: 2);

    private static ErasedCustomer Erase(Floor floor, int customer, string at)
    {
        var step = FloorScript.Day().From("settings").At(at).Id($"forget at {at}").Erased(customer).Steps[^1];
        var batch = Assert.Single(step.Batches());
        floor.Apply(batch);
        Assert.Equal(0, batch.RefusalCount);
        return batch.Erased;
    }

    private static void Take(Floor floor, FieldStep step)
    {
        if (step.IsTick) floor.Advance(step.Received);
        foreach (var batch in step.Batches()) floor.Apply(batch);
    }

    private static bool Holds(Floor floor)
    {
        using var image = new MemoryStream();
        FloorImage.Write(floor, image);
        return image.ToArray().AsSpan().IndexOf(Pseudonym) >= 0;
    }
}
